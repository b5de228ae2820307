# The site as an image: `docker build -t jordman .`. compose.yaml runs it with PostgreSQL.

FROM python:3.13-slim-trixie AS build
RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.*
WORKDIR /app
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
# First the packages alone: they change seldom, and so stay in the cache when the program changes.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --extra postgresql --no-install-project
COPY . .
RUN uv sync --frozen --no-dev --extra postgresql --no-editable
# Collected once, here: a start is then fast, and the static files cannot differ between machines.
RUN JORDMAN_DATA=/tmp/build JORDMAN_STATIC=/app/static .venv/bin/jordman manage prepare --only-static \
    && rm -rf /tmp/build

FROM python:3.13-slim-trixie
# pg_dump and pg_restore, for `jordman backup` and `jordman restore`; their version must not be below the server's.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /data jordman
COPY --from=build --chown=root:root /app/.venv /app/.venv
COPY --from=build --chown=root:root /app/static /app/static
WORKDIR /data
ENV PATH=/app/.venv/bin:$PATH JORDMAN_DATA=/data JORDMAN_STATIC=/app/static PYTHONUNBUFFERED=1 PYTHONSAFEPATH=1
USER jordman
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s CMD ["jordman", "health", "--port", "8000"]
ENTRYPOINT ["jordman"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8000", "--workers", "2"]
