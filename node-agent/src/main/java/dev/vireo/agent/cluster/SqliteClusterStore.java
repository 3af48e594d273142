// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.cluster;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tree of a single node in SQLite: written through to the disk at each commit, read from memory. */
public final class SqliteClusterStore implements ClusterStore {
    private final Connection connection;
    private final ConcurrentNavigableMap<String, StoredFile> files = new ConcurrentSkipListMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

    private SqliteClusterStore(Connection connection) {
        this.connection = connection;
    }

    /** Opens the database file, making it if it is not there. */
    public static SqliteClusterStore open(Path file) {
        try {
            SqliteClusterStore store = new SqliteClusterStore(connect(file));
            store.load();
            return store;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the configuration in " + file + ": " + e.getMessage(), e);
        }
    }

    /** A connection whose commits survive a power cut. */
    static Connection connect(Path file) throws SQLException {
        Properties durable = new Properties();
        durable.setProperty("journal_mode", "WAL");
        durable.setProperty("synchronous", "FULL");
        durable.setProperty("busy_timeout", "10000");
        return DriverManager.getConnection("jdbc:sqlite:" + file, durable);
    }

    private void load() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS file"
                    + " (path TEXT PRIMARY KEY, text TEXT NOT NULL, version INTEGER NOT NULL)");
            try (ResultSet rows = statement.executeQuery("SELECT path, text, version FROM file")) {
                while (rows.next()) {
                    StoredFile file = new StoredFile(rows.getString(1), rows.getString(2), rows.getLong(3));
                    files.put(file.path(), file);
                }
            }
        }
        connection.setAutoCommit(false);
    }

    @Override
    public Optional<StoredFile> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<StoredFile> list(String prefix) {
        return List.copyOf(files.subMap(prefix, prefix + '\uffff').values());
    }

    @Override
    public void commit(Change change) {
        synchronized (this) {
            Map<String, StoredFile> written = check(change);
            write(change, written);
            change.steps().forEach(step -> {
                StoredFile file = written.get(step.path());
                if (file == null) {
                    files.remove(step.path());
                } else {
                    files.put(step.path(), file);
                }
            });
        }
        change.steps().forEach(step -> notifyWatchers(step.path()));
    }

    private Map<String, StoredFile> check(Change change) {
        Map<String, StoredFile> written = new TreeMap<>();
        List<String> removed = change.steps().stream()
                .filter(step -> step.text() == null)
                .map(Change.Step::path)
                .toList();
        for (Change.Step step : change.steps()) {
            TreeRules.checkPath(step.path());
            StoredFile present = files.get(step.path());
            long version = present == null ? 0 : present.version();
            String text = step.text();
            if (text != null) {
                TreeRules.vmid(step.path())
                        .ifPresent(vmid -> TreeRules.checkUnique(step.path(), holdersOf(vmid, removed)));
                written.put(step.path(), new StoredFile(step.path(), text, step.basedOn() + 1));
            }
            if (version != step.basedOn()) {
                throw new CommitException.Conflict(step.path());
            }
        }
        return written;
    }

    private List<String> holdersOf(String vmid, List<String> removed) {
        String end = "/" + vmid + ".conf";
        List<String> holders = new ArrayList<>();
        for (String path : files.subMap("nodes/", "nodes0").keySet()) {
            if (path.endsWith(end) && !removed.contains(path)) {
                holders.add(path);
            }
        }
        return holders;
    }

    private void write(Change change, Map<String, StoredFile> written) {
        try {
            for (Change.Step step : change.steps()) {
                writeStep(step.path(), written.get(step.path()));
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new CommitException.OutcomeUnknown(e);
        }
    }

    private void rollBack(SQLException failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void writeStep(String path, @Nullable StoredFile file) throws SQLException {
        String sql = file == null ? "DELETE FROM file WHERE path = ?" : "INSERT OR REPLACE INTO file VALUES (?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, path);
            if (file != null) {
                statement.setString(2, file.text());
                statement.setLong(3, file.version());
            }
            statement.executeUpdate();
        }
    }

    private void notifyWatchers(String path) {
        for (Subscription subscription : subscriptions) {
            if (path.startsWith(subscription.prefix)) {
                subscription.listener.accept(path);
            }
        }
    }

    @Override
    public Watch watch(String prefix, Consumer<String> changed) {
        Subscription subscription = new Subscription(prefix, changed);
        subscriptions.add(subscription);
        return () -> subscriptions.remove(subscription);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot close the configuration: " + e.getMessage(), e);
        }
    }

    private record Subscription(String prefix, Consumer<String> listener) {}
}
