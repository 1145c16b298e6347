"""The way to the network, used for nothing but what the user added."""
