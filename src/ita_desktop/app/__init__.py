"""What the window works with: the open report and its undo list, files, jobs, settings, texts; Qt without widgets."""
