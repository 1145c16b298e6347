"""How sections become blocks: one module a family of forms, all called through `registry`."""
