"""WordPress exports (WXR), in and out.

In: bytes -> `characters` -> `parsing` -> `reading` -> `spool` -> `importing`. Out: `exporting`.
"""
