//! Listening, and stopping without dropping what was begun.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::signal;
use tokio::sync::watch;

use crate::app::App;
use crate::error::{Error, Result};
use crate::{router, worker};

/// Binds the address.
///
/// # Errors
/// One sentence that names the address.
pub async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|e| Error::internal(format!("setting --listen: {address}: {e}")))
}

/// Serves until the process is asked to stop; requests and the present job are finished first.
pub async fn run(app: App, listener: TcpListener) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(worker::run(app.clone(), stopped));
    let service = router::build(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    stop.send(true).map_err(Error::internal)?;
    worker.await.map_err(Error::internal)?;
    app.db.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let interrupt = signal::ctrl_c();
    match signal::unix::signal(signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "no SIGTERM handler");
            let _ = interrupt.await;
        }
    }
    tracing::info!("stopping");
}
