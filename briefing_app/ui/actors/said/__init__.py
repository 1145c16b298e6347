"""Everything that the actor at hand said."""
