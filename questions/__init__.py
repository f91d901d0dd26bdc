"""The bank that comes with interview-bot: one TOML file a topic, see README.md beside this file."""
