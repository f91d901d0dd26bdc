"""telemelya, a mock of the Bot API that nobody here wrote, with what it needs on this machine.

``python -m tests.e2e.telemelya_server PORT REDIS_PORT S3_PORT BOT_PORT SECRET`` serves until it is
killed. fakeredis stands in for Redis and moto for MinIO. telemelya delivers updates without the
secret that ``setWebhook`` asked for, so its deliveries go by ``/forward``, which adds it.
"""

import os
import sys
import threading
from typing import Any


def serve(port: int, redis_port: int, s3_port: int, bot_port: int, secret: str) -> None:
    """Serve on this machine only."""
    os.environ |= {
        "REDIS_URL": f"redis://127.0.0.1:{redis_port}/0", "MINIO_ENDPOINT": f"127.0.0.1:{s3_port}",
        "STRICT_EDIT": "true", "AWS_EC2_METADATA_DISABLED": "true",
    }  # fmt: skip
    import aiohttp
    import uvicorn
    from fakeredis import TcpFakeServer
    from fastapi import Request, Response
    from moto.server import ThreadedMotoServer
    from telemelya.server.app import app

    redis = TcpFakeServer(("127.0.0.1", redis_port))
    threading.Thread(target=redis.serve_forever, daemon=True).start()
    ThreadedMotoServer("127.0.0.1", s3_port, verbose=False).start()

    async def forward(request: Request) -> Response:
        """Deliver an update to the bot as Telegram would."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"http://127.0.0.1:{bot_port}/forward", data=await request.body(), headers=headers
            ) as answer,
        ):
            return Response(status_code=answer.status)

    # With annotations from this function's own imports, the framework can't look them up.
    forward.__annotations__ = {"request": Request, "return": Response}
    served: Any = app
    served.add_api_route("/forward", forward, methods=["POST"], response_model=None)
    uvicorn.run(served, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    _, here, redis_at, s3_at, bot_at, word = sys.argv
    serve(int(here), int(redis_at), int(s3_at), int(bot_at), word)
