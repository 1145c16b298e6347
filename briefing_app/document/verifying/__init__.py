"""The verbatim guarantee: what is printed between quotation marks is in the stored text."""
