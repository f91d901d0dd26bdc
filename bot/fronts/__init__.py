"""Where people meet the bot: a terminal and Telegram."""
