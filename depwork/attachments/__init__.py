"""Evidence files: checked by their content, cleaned of what they say besides, blacked out."""
