"""What a browser may do with our pages: nothing beyond this machine."""

from __future__ import annotations

from typing import Final


def _policy(*rules: str) -> str:
    return "; ".join(rules)


LIGHT: Final = _policy(
    "default-src 'none'",
    "script-src 'self'",
    # A letter's preview is a page of its own with its styles inside.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
"""For the guide and the lessons: no inline script, no eval, no blob."""

FULL: Final = _policy(
    "default-src 'none'",
    # Voila's widget manager compiles its schemas and imports widgets from blobs.
    "script-src 'self' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "worker-src 'self' blob:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)
"""For notebooks that use other widgets than ours."""

COMMON: Final = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""For every answer of the server."""
