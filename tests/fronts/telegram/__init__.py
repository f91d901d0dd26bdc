"""The Telegram front, through its real routing: in process, and over HTTP to a strict server."""
