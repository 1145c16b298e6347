"""The register of actors: everybody in the library, who each is, and everything each said."""
