//! A PostgreSQL server of the tests' own.
//!
//! [`cluster`] starts one temporary cluster for the whole test process from the binaries that are
//! installed, and hands out addresses of its databases; each test makes its own database there
//! (`CREATE DATABASE … TEMPLATE … STRATEGY FILE_COPY`, the quicker one for 40 tables: 37 against 72 ms). It listens on a Unix socket in its own folder and nowhere else, so
//! that no port can be taken and nobody else can reach it.
//!
//! What never breaks:
//!
//! * **Nothing stays behind.** The cluster belongs to a small shell that waits for the end of its
//!   standard input, whose other end only this process holds. However this process ends (normally, by a
//!   panic, by `kill -9`), the kernel closes that end; the shell stops the server and removes the folder.
//! * **Never as root.** PostgreSQL refuses that, so root hands the cluster to the user `postgres`, or to
//!   `nobody` where there is no such user.
//! * **The same everywhere.** C locale, UTF-8, and no setting from the environment of whoever tests.
//!
//! Durability is switched off (`fsync` and its like): a crash of the machine would lose the data, which
//! no test cares about. What a transaction sees of another is not changed by that.

use std::{
    env, fs,
    io::{self, BufRead, BufReader},
    os::unix::{
        fs::{DirBuilderExt, MetadataExt, chown},
        process::CommandExt,
    },
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::OnceLock,
};

/// Whether the tests run on PostgreSQL: `FOKUSRAUM_TEST_ENGINE` is `postgres`, or `sqlite` (also when unset).
///
/// # Panics
///
/// Any other value, so that a typing error never tests the wrong engine.
pub fn wanted() -> bool {
    match env::var("FOKUSRAUM_TEST_ENGINE").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite" | "") | Err(env::VarError::NotPresent) => false,
        other => panic!("FOKUSRAUM_TEST_ENGINE is sqlite or postgres, not {other:?}"),
    }
}

/// The cluster of this test process, started by the first call (1 to 3 seconds), which blocks.
///
/// # Panics
///
/// When no PostgreSQL is installed or it does not start; every later call repeats the same words.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
    match CLUSTER.get_or_init(Cluster::start) {
        Ok(cluster) => cluster,
        Err(why) => panic!("no PostgreSQL for the tests: {why}"),
    }
}

/// A running server. It lives as long as the process: a `static` is never dropped, and the end of the
/// process is what stops it.
pub struct Cluster {
    folder: PathBuf,
    /// Its being open keeps the server alive.
    _lifeline: ChildStdin,
    _keeper: Child,
}

impl Cluster {
    /// The address of a database for sqlx (or `psql`). The user `postgres` may do everything;
    /// the database `postgres` always exists and is the place to create others from.
    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost:5432/{database}?host={}&sslmode=disable", self.folder.display())
    }

    fn start() -> Result<Self, String> {
        let binaries = binaries()?;
        let folder = own_folder().map_err(|e| format!("no folder for it: {e}"))?;
        Self::start_in(&folder, &binaries).inspect_err(|_| {
            let _ = fs::remove_dir_all(&folder);
        })
    }

    fn start_in(folder: &Path, binaries: &Path) -> Result<Self, String> {
        let mut keeper = Command::new("/bin/sh");
        if let Some((uid, gid)) = unprivileged(folder)? {
            chown(folder, Some(uid), Some(gid))
                .map_err(|e| format!("{} cannot be given away: {e}", folder.display()))?;
            keeper.uid(uid).gid(gid);
        }
        let mut keeper = keeper
            .args(["-c", KEEPER, "keeper"])
            .arg(binaries)
            .arg(folder)
            .args(SETTINGS)
            .current_dir(folder)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .env("LC_ALL", "C")
            .process_group(0) // Ctrl-C ends the tests; the keeper follows by the lifeline
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("/bin/sh: {e}"))?;
        let (Some(lifeline), Some(said)) = (keeper.stdin.take(), keeper.stdout.take()) else {
            return Err("the keeper has no pipes".into());
        };
        let mut answer = String::new();
        BufReader::new(said).read_line(&mut answer).map_err(|e| format!("the keeper cannot be heard: {e}"))?;
        if answer.trim_end() == "ready" {
            return Ok(Self { folder: folder.into(), _lifeline: lifeline, _keeper: keeper });
        }
        let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
        drop(lifeline);
        let _ = keeper.wait();
        Err(format!("{} does not start:\n{log}", binaries.display()))
    }
}

/// Makes the cluster, starts it, says `ready`, waits for the lifeline to close and clears everything away.
/// `pg_ctl start` itself waits (at most a minute) until connections are accepted. The traps keep the shell
/// alive until it has cleaned up, also when somebody ends it politely or nobody listens any more.
const KEEPER: &str = r#"
bin=$1 folder=$2; shift 2
trap : HUP INT TERM PIPE
{
    "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync &&
    "$bin/pg_ctl" start -D "$folder/data" -l "$folder/server.log" -w -t 60 -o "-k '$folder' $*" ||
    { cat "$folder/server.log"; false; }
} >"$folder/log" 2>&1 && echo ready || echo failed
read -r _
cd /
test ! -f "$folder/data/postmaster.pid" ||
    "$bin/pg_ctl" stop -D "$folder/data" -m immediate -w -t 30 >/dev/null 2>&1
rm -rf "$folder"
"#;

/// No network, no durability, room for many tests at once, and no vacuum that would hold on to a
/// template while it is being copied.
const SETTINGS: [&str; 11] = [
    "-p 5432", // only names the socket
    "-c listen_addresses=",
    "-c fsync=off",
    "-c synchronous_commit=off",
    "-c full_page_writes=off",
    "-c wal_level=minimal",
    "-c max_wal_senders=0",
    "-c autovacuum=off",
    "-c max_connections=300",
    "-c shared_buffers=64MB",
    "-c timezone=UTC",
];

/// The folder with `initdb`, `pg_ctl` and `postgres`: what `pg_config` names, else the newest under
/// `/usr/lib/postgresql` (where Debian keeps them), else somewhere on the `PATH`.
fn binaries() -> Result<PathBuf, String> {
    let named = Command::new("pg_config").arg("--bindir").output().ok();
    let named = named.map(|out| PathBuf::from(String::from_utf8_lossy(&out.stdout).trim()));
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    debian.sort();
    let path = env::var_os("PATH").unwrap_or_default();
    named
        .into_iter()
        .chain(debian.into_iter().rev().map(|(_, folder)| folder))
        .chain(env::split_paths(&path))
        .find(|folder| ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file()))
        .ok_or_else(|| "initdb, pg_ctl and postgres are not installed (on Debian: apt-get install postgresql)".into())
}

/// A new folder that only its owner may enter. Its path stays short: a socket's path holds 107 bytes.
fn own_folder() -> io::Result<PathBuf> {
    let base = env::temp_dir();
    let base = if base.as_os_str().len() > 60 { PathBuf::from("/tmp") } else { base };
    let folder = base.join(format!("fokusraum-pg-{}", fokusraum::clock::secret_id().simple()));
    fs::DirBuilder::new().mode(0o700).create(&folder)?;
    Ok(folder)
}

/// Who runs the server in place of root, as user and group; nobody else when we are not root.
/// The new folder's owner is who we are.
fn unprivileged(folder: &Path) -> Result<Option<(u32, u32)>, String> {
    let me = fs::metadata(folder).map_err(|e| e.to_string())?.uid();
    if me != 0 {
        return Ok(None);
    }
    let number = |flag, user| {
        let out = Command::new("id").args([flag, user]).output().ok()?;
        String::from_utf8(out.stdout).ok()?.trim().parse().ok()
    };
    ["postgres", "nobody"]
        .into_iter()
        .find_map(|user| Some((number("-u", user)?, number("-g", user)?)))
        .map(Some)
        .ok_or_else(|| "root may not run it, and there is neither a user postgres nor nobody".into())
}
