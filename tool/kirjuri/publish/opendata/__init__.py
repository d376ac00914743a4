"""The public model: records as open data of its own version, derived from the schemas of the kinds."""
