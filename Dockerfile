# The images of docker-compose.yml, one target each, from the jars that Maven built:
#   mvn -DskipTests package && docker build --target center --tag cardmint-center .
# The base image is an argument: any with a Java runtime (17, 21 or 25), bash and grep. lab/docker/jre-image makes one from Debian's
# packages where no registry of images is reached.
ARG JRE_IMAGE=eclipse-temurin:17-jre

FROM ${JRE_IMAGE} AS extracted
WORKDIR /extracted
COPY center-service/target/center-service.jar base-service/target/base-service.jar ./
RUN java -Djarmode=tools -jar center-service.jar extract --layers --destination center \
 && java -Djarmode=tools -jar base-service.jar extract --layers --destination base

FROM ${JRE_IMAGE} AS center
WORKDIR /opt/cardmint
COPY --from=extracted /extracted/center/dependencies/ /extracted/center/snapshot-dependencies/ /extracted/center/application/ ./
USER 10001:10001
EXPOSE 8443
# On the container's own loopback, where no client certificate is asked for; it tells health and nothing else.
ENV MANAGEMENT_SERVER_ADDRESS=127.0.0.1 MANAGEMENT_SERVER_PORT=8444
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8444 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:-UsePerfData", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "center-service.jar"]

FROM ${JRE_IMAGE} AS base
WORKDIR /opt/cardmint
COPY base-service/base.options ./
COPY base-service/target/native/com/sun/jna/ native/
COPY --from=extracted /extracted/base/dependencies/ /extracted/base/snapshot-dependencies/ /extracted/base/application/ ./
USER 10002:10002
EXPOSE 8081
# In a container the page is for others than the container itself: over TLS, whose certificate SERVER_SSL_CERTIFICATE names.
ENV SERVER_ADDRESS=0.0.0.0 SERVER_SSL_ENABLEDPROTOCOLS=TLSv1.3 CARDMINT_BASE_WEB_LOOPBACKPORT=8082
HEALTHCHECK --interval=5s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8082 && printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '\"status\":\"UP\"' <&3"]
ENTRYPOINT ["java", "@base.options", "-Djna.boot.library.path=native/linux-x86-64:native/linux-aarch64", \
  "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "base-service.jar"]

# A base to try things out with: simulated cards in readers that are folders. Only a drill terminal loads them.
FROM base AS drill
COPY card-simulator/target/card-simulator.jar drill/
COPY card-simulator/target/lib/ drill/lib/
USER root
RUN mkdir -p /cards/blanks /cards/tray/reader-1 /cards/tray/reader-2 && chown -R 10002:10002 /cards
USER 10002:10002
ENV CARDMINT_BASE_SIMULATOR_JAR=/opt/cardmint/drill/card-simulator.jar CARDMINT_BASE_SIMULATOR_TRAY=/cards/tray
VOLUME /cards

# Makes certificates, keys and passwords of a drill site; the center's own program makes the vault.
FROM center AS init
COPY lab/target/lab.jar lab/
COPY lab/target/lib/ lab/lib/
HEALTHCHECK NONE
ENTRYPOINT ["java", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-jar", "lab/lab.jar", "secrets", \
  "--center-jar", "center-service.jar"]
