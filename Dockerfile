# One image for one process. It runs without root, on a root file system that may be read-only, and writes to /data alone.
# The Node of the image runs the program; the npm package `node` is for development and is left out with the rest of it.

FROM node:24.21.0-trixie-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# No dependency of the running program needs an install script.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-trixie-slim
WORKDIR /app
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATABASE_URL=file:/data/losses.db \
    PICTURES_FOLDER=/data/pictures
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY commands ./commands
COPY src ./src
RUN install --directory --owner=node --group=node /data node_modules/.cache
USER node
# The code is read and compiled once, here: a container starts faster then, and with less memory. What is loaded only when it
# is asked for is asked for; nothing outside is.
RUN export LOG_LEVEL=silent DATABASE_URL=file:/tmp/first.db PICTURES_FOLDER= SOURCES=dataset SOURCE_DATASET_URL=http://127.0.0.1:9/ \
        DISCORD_TOKEN=none.none.none DISCORD_API=http://127.0.0.1:9 TELEGRAM_TOKEN=0:none TELEGRAM_API=http://127.0.0.1:9; \
    (sleep 10; node --eval "for (const path of ['', 'preview', '2023-03-07', 'personnel', 'feed.xml', 'api/reports/latest', 'api/card.png']) fetch('http://127.0.0.1:8080/' + path)") & \
    timeout --preserve-status 20 node src/start.js > /dev/null && rm /tmp/first.db*
VOLUME ["/data"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/start.js"]
