# interview-bot on Telegram:
#   docker build -t interview-bot .
#   docker run -d --restart unless-stopped -e TELEGRAM_TOKEN=… -v interview-bot:/data interview-bot
FROM python:3.12-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY questions ./questions
RUN pip wheel --no-cache-dir --wheel-dir /wheels .

FROM python:3.12-slim
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir /wheels/*.whl && rm -r /wheels \
    && useradd --uid 10001 --shell /usr/sbin/nologin --home-dir /data --no-create-home interview \
    && install -d -o interview -g interview -m 700 /data /var/cache/matplotlib
ENV HOME=/data \
    MPLCONFIGDIR=/var/cache/matplotlib \
    INTERVIEW_BOT_DB=/data/history.sqlite3 \
    WEBHOOK_LISTEN=0.0.0.0:8080 \
    PYTHONUNBUFFERED=1
USER interview
# The list of fonts, made once instead of before the first picture of each start.
RUN python -c "import matplotlib.font_manager"
VOLUME /data
# Only where WEBHOOK_URL is set; long polling needs no port.
EXPOSE 8080
HEALTHCHECK --interval=60s --timeout=15s --start-period=30s --retries=3 \
    CMD ["interview-bot", "telegram", "--health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["interview-bot"]
CMD ["telegram"]
