"""The functions that draw, one file for each family, as methods of a place."""
