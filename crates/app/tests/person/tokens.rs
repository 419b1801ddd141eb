//! However many calls there are at once, one token is asked for.

use std::sync::Arc;

use app::view::*;

use crate::bench::Bench;

const CALLERS: usize = 20;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_callers_with_an_expired_token_cause_one_token_request() {
    let bench = Bench::start().await;
    let connection = bench.connect().await;
    bench.list(&connection).await;
    for asked in 2..6 {
        bench.sandbox.expire_tokens();
        list_at_once(&bench, &connection).await;
        assert_eq!(bench.token_requests().len(), asked);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_first_callers_cause_one_token_request() {
    for _ in 0..10 {
        let bench = Bench::start().await;
        let connection = bench.connect().await;
        list_at_once(&bench, &connection).await;
        assert_eq!(bench.token_requests().len(), 1);
    }
}

async fn list_at_once(bench: &Bench, connection: &ConnectionView) {
    let calls = (0..CALLERS).map(|number| {
        let app = Arc::clone(bench.app());
        let call = ConnectionCall {
            connection: connection.id.clone(),
            operation: number.to_string(),
        };
        tokio::spawn(async move { app.list_secrets(call).await.unwrap().problem })
    });
    for call in calls.collect::<Vec<_>>() {
        assert_eq!(call.await.unwrap(), None);
    }
}
