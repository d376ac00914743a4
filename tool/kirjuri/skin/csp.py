"""The Content-Security-Policy of every page: everything from here, nothing inline."""

_RULES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}

POLICY = "; ".join(f"{name} {sources}" for name, sources in _RULES.items())
"""For a `meta` element (W3C CSP Level 3, 3.3): no page of ours has an inline script or style."""
