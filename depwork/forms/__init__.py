"""Questions to widgets to record, the task list, and decisions shown with their reasons."""
