"""The notebooks served on this machine alone: Voila for the forms, Lab for trainers."""
