# Airflow with Liaison, for docker-compose.yaml: the same pinned requirements as `make run`, and Celery's.
FROM python:3.12.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_ROOT_USER_ACTION=ignore

# curl asks for health; the user's number is that of Airflow's own images
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 50000 --gid 0 --create-home --home-dir /opt/airflow --shell /usr/sbin/nologin airflow \
    && install -d -o airflow -g root -m 0750 /opt/airflow/logs \
        /var/lib/liaison /var/lib/liaison/keys /var/lib/liaison/state /var/lib/liaison/reader \
    && install -d -o airflow -g root -m 0755 /var/lib/liaison/hunspell

WORKDIR /opt/liaison
COPY requirements.txt requirements-celery.txt ./
RUN pip install --no-cache-dir uv==0.13.9 \
    && uv pip install --system --no-cache -r requirements.txt -r requirements-celery.txt

COPY pyproject.toml requirements.in README.md ./
COPY include include
RUN uv pip install --system --no-cache --no-deps -e .
COPY dags dags
COPY plugins plugins
COPY embedded embedded
COPY deploy deploy
COPY kibana kibana
COPY examples examples

ENV AIRFLOW_HOME=/opt/airflow \
    PYTHONPATH=/opt/liaison \
    LIAISON_HOME=/opt/liaison/include \
    LIAISON_STATE=/var/lib/liaison/state
USER 50000:0
CMD ["airflow", "version"]
