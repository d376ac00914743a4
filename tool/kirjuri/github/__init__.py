"""The platform: what is said and done on GitHub. Another host needs a package of its own beside this one.

Only `client` speaks to the network, only `event` reads what the platform hands over. The others are
one file a command: they gather, ask the layers below, and say it in one comment or pull request.
"""
