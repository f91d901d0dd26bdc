"""The least that the framework can do: an echo bot, to measure ours beside it."""

import os

from telegram import Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters


async def echo(update: Update, _: object) -> None:
    """Say what was said."""
    if update.effective_message is not None and update.effective_message.text is not None:
        await update.effective_message.reply_text(update.effective_message.text)


def main() -> None:
    """Poll until stopped."""
    url = os.environ["TELEGRAM_BASE_URL"]
    app = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).base_url(f"{url}/bot").build()
    handler: MessageHandler[CallbackContext, None] = MessageHandler(filters.TEXT, echo)  # type: ignore[type-arg]
    app.add_handler(handler)
    app.run_polling(poll_interval=0.0)


if __name__ == "__main__":
    main()
