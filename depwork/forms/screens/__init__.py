"""The screens of the guide, each a function from a look to JSON."""
