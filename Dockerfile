# One image for the server and for the step that migrates the database. TypeScript runs as it stands, through tsx.
FROM node:20.20.2-bookworm-slim

# In a container the server is reached from outside it, and is never a development server by accident.
ENV NODE_ENV=production \
    APP_ENV=production \
    HOST=0.0.0.0 \
    NPM_CONFIG_LOGS_MAX=0 \
    NPM_CONFIG_UPDATE_NOTIFIER=false

WORKDIR /firsthand

# What is installed changes less often than the code, so it is a layer of its own. No package's scripts are run.
COPY package.json package-lock.json .npmrc ./
COPY client-sdk/package.json client-sdk/
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY tsconfig.json ./
COPY schema schema
COPY server server
COPY seeds seeds
COPY commands commands

# The files stay root's: the process may read them, and change nothing.
USER node
EXPOSE 4000

HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "--require", "./server/platform/typescript.cjs", "server/main.ts"]
