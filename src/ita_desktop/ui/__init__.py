"""The windows: tabs with forms, preview, dialogs; whatever the clerk sees."""
