//! Listening, and stopping without dropping what was begun.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
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

/// The wish to stop, listened for from the moment it is made: before the address is announced.
pub struct Stop {
    interrupt: Signal,
    terminate: Signal,
}

impl Stop {
    /// Begins to listen for SIGINT and SIGTERM.
    pub fn listen() -> Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn asked(mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
        tracing::info!("stopping");
    }
}

/// Serves until the process is asked to stop; requests and the present job are finished first.
pub async fn run(app: App, listener: TcpListener, asked: Stop) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(worker::run(app.clone(), stopped));
    let service = router::build(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked.asked()).await?;
    stop.send(true).map_err(Error::internal)?;
    worker.await.map_err(Error::internal)?;
    app.db.close().await;
    Ok(())
}
