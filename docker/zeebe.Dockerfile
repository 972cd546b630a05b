# syntax=docker/dockerfile:1
# The official broker with the exporter that writes its events to Redis.
FROM maven:3.9-eclipse-temurin-21 AS exporter
COPY tools/engines/maven /maven
WORKDIR /maven/zeebe
RUN mvn --quiet --batch-mode -Doutput=/exporter dependency:copy@exporter

FROM camunda/zeebe:8.5.8
COPY --from=exporter /exporter/zeebe-redis-exporter-0.9.0-jar-with-dependencies.jar /usr/local/zeebe/exporters/redis.jar
