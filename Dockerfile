# doumi in a container: docker build -t doumi . && docker run -p 8080:8080 -v doumi:/var/lib/doumi doumi
# Settings are environment variables (docker run -e WECHAT_TOKEN=…), secrets files (-e WECHAT_TOKEN_FILE=/run/secrets/token).
# script/package-check does these steps where no container engine can be had.
FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY . .
RUN script/release --postgres --output /dist && mkdir /doumi && tar -xzf /dist/*.tar.gz -C /doumi --strip-components 1

FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libpq5 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --home-dir /var/lib/doumi --create-home --shell /usr/sbin/nologin doumi
COPY --from=build /doumi/doumi /usr/local/bin/doumi
USER 10001
WORKDIR /var/lib/doumi
VOLUME /var/lib/doumi
ENV HTTP_HOST=0.0.0.0 HTTP_PORT=8080 LOG_FORMAT=json
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$HTTP_PORT && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["/usr/local/bin/doumi"]
CMD ["serve"]
