"""The register of actors: all of the library, with what each said and where it is named."""
