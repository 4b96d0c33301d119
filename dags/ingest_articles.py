"""### Daily reading of the news

Polls sources, fetches pages, cleans, enriches and indexes them. **Rerun anything:** clearing a task or running a day twice gives
the same documents. Feeds have no past: a run of an earlier day reads what they offer now. **Red means get up:** counts that do
not add up, no source that worked, a fifth of the sources failed, a failed batch. One source's trouble is a red instance of `poll`
whose name says why; the run stays green. The table is `runs/<run_id>/account.json` in the state folder.
"""

from datetime import timedelta

from airflow import sdk
from airflow.sdk import Asset, Param, dag, get_current_context, task

from liaison.tasks import run_step, source_choices
from liaison.tasks.alerts import deadline_missed, run_is_red

ARTICLES = Asset("articles", uri="elasticsearch://liaison/articles")
HOPELESS = [
    sdk.RetryRule(exception=f"liaison.errors.{name}", action=sdk.RetryAction.FAIL, reason="trying again cannot help")
    for name in ("ConfigError", "PermanentFetchError", "NotAFeed", "ServerRefused", "RunIsRed")
]
DEFAULTS = {
    "retries": 2, "retry_delay": timedelta(seconds=15), "max_retry_delay": timedelta(minutes=5),
    "retry_exponential_backoff": True, "retry_policy": sdk.ExceptionRetryPolicy(rules=HOPELESS),
    "execution_timeout": timedelta(minutes=30), "trigger_rule": "all_done",
}  # fmt: skip
SOURCES = source_choices()
PARAMS = {
    "sources": Param([], type="array", items={"type": "string", "enum": SOURCES}, examples=SOURCES, title="Sources"),
    "limit": Param(None, type=["null", "integer"], minimum=1, title="Newest items of each source"),
    "since": Param(None, type=["null", "string"], format="date", title="Published since"),
    "dry_run": Param(False, type="boolean", title="Dry run: write nothing to the index"),
}
LATE = sdk.DeadlineAlert(reference=sdk.DeadlineReference.DAGRUN_QUEUED_AT, interval=timedelta(hours=3),
    callback=sdk.AsyncCallback(deadline_missed, kwargs={"text": "ingest_articles is not done after 3 hours"}))  # fmt: skip


def step(name, **options):
    """The task `name`, which runs the function of that name in liaison.tasks."""

    def run(part=None):
        return run_step(name, get_current_context(), *([part] if part is not None else []))

    return task(task_id=name, map_index_template="{{ label }}", **options)(run)


@dag(schedule="0 5 * * *", catchup=False, max_active_runs=1, doc_md=__doc__,
     params=PARAMS, default_args=DEFAULTS, deadline=LATE, on_failure_callback=run_is_red, tags=["liaison"],
     is_paused_upon_creation=False)  # fmt: skip
def ingest_articles():
    @task(trigger_rule="all_success")
    def list_sources():
        context = get_current_context()
        options = {"params": dict(context["params"]), "now": context["dag_run"].run_after.isoformat()}
        return run_step("list_sources", context, options)

    @task(outlets=[ARTICLES], retries=1)
    def account():
        context = get_current_context()
        context["outlet_events"][ARTICLES].extra = result = run_step("account", context)
        return result

    polled = step("poll", pool="fetch").expand(part=list_sources())
    parts = step("plan")()
    fetched = step("fetch", pool="fetch").expand(part=parts)
    cleaned, enriched = (step(name).expand(part=parts) for name in ("clean_and_detect_language", "enrich"))
    indexed = step("index", pool="elasticsearch").expand(part=parts)
    polled >> parts >> fetched >> cleaned >> enriched >> indexed >> account()


ingest_articles()
