"""The search desk: a server-rendered page for readers. It works without JavaScript and runs with or without Airflow."""
