"""The root of the programming interface: routers of the parts, the document, its page."""
