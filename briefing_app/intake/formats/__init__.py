"""The formats that can be taken in, one module a family; `registry` lists them."""
