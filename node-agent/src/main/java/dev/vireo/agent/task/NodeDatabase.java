// SPDX-License-Identifier: Apache-2.0
package dev.vireo.agent.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vireo.model.id.Upid;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What only this node needs to remember: tasks and their intents. Written without asking other nodes. Intents are on the
 * disk before what they intend is done; that a task began or ended may be lost with the machine's power, since nothing
 * has to be repaired for it.
 */
public final class NodeDatabase implements AutoCloseable {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Connection connection;

    /** Opens the database file, making it if it is not there. */
    public NodeDatabase(Path file) {
        Properties durable = new Properties();
        durable.setProperty("journal_mode", "WAL");
        durable.setProperty("synchronous", "NORMAL");
        durable.setProperty("busy_timeout", "10000");
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file, durable);
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS task (upid TEXT PRIMARY KEY, started INTEGER NOT NULL,"
                        + " ended INTEGER, status TEXT)");
                statement.execute("CREATE TABLE IF NOT EXISTS intent (number INTEGER PRIMARY KEY AUTOINCREMENT,"
                        + " upid TEXT NOT NULL, kind TEXT NOT NULL, details TEXT NOT NULL)");
            }
        } catch (SQLException e) {
            throw failure("open " + file, e);
        }
    }

    /** Notes that a task begins. */
    public synchronized void taskBegins(Upid upid) {
        update(
                "INSERT INTO task (upid, started) VALUES (?, ?)",
                upid.toString(),
                upid.start().getEpochSecond());
    }

    /** Forgets the intents of a task that left nothing half done. */
    public synchronized void forgetIntents(Upid upid) {
        update("DELETE FROM intent WHERE upid = ?", upid.toString());
    }

    /** Notes how a task ended. Its intents stay until they are fulfilled or forgotten. */
    public synchronized void taskEnds(Upid upid, Instant end, String status) {
        update("UPDATE task SET ended = ?, status = ? WHERE upid = ?", end.getEpochSecond(), status, upid.toString());
    }

    /** Writes down what a task is about to do; on the disk when it returns. */
    public synchronized Intent addIntent(Upid upid, String kind, Map<String, String> details) {
        execute("PRAGMA synchronous = FULL");
        try {
            update("INSERT INTO intent (upid, kind, details) VALUES (?, ?, ?)", upid.toString(), kind, write(details));
        } finally {
            execute("PRAGMA synchronous = NORMAL");
        }
        List<Long> numbers = query("SELECT last_insert_rowid()", row -> row.getLong(1));
        return new Intent(numbers.get(0), upid, kind, details);
    }

    /** Forgets an intent whose work is done or undone. */
    public synchronized void removeIntent(Intent intent) {
        update("DELETE FROM intent WHERE number = ?", intent.number());
    }

    /** Intents of tasks that did not end, the oldest first. */
    public synchronized List<Intent> openIntents() {
        return query(
                "SELECT number, upid, kind, details FROM intent ORDER BY number",
                row -> new Intent(
                        row.getLong(1), Upid.parse(row.getString(2)), row.getString(3), read(row.getString(4))));
    }

    /** Tasks that have no end. */
    public synchronized List<Upid> unendedTasks() {
        return query("SELECT upid FROM task WHERE ended IS NULL", row -> Upid.parse(row.getString(1)));
    }

    /** Tasks that ended, the newest first. */
    public synchronized List<EndedTask> endedTasks(int limit) {
        return query(
                "SELECT upid, ended, status FROM task WHERE ended IS NOT NULL"
                        + " ORDER BY started DESC, rowid DESC LIMIT " + limit,
                NodeDatabase::endedTask);
    }

    /** Tasks that ended, without as many of the newest. */
    synchronized List<Upid> endedTasksBefore(int newest) {
        return query(
                "SELECT upid FROM task WHERE ended IS NOT NULL" + " ORDER BY started DESC, rowid DESC LIMIT -1 OFFSET "
                        + newest,
                row -> Upid.parse(row.getString(1)));
    }

    /** Forgets a task. */
    synchronized void forgetTask(Upid upid) {
        update("DELETE FROM task WHERE upid = ?", upid.toString());
    }

    /** The end of a task, if it has one. */
    public synchronized Optional<EndedTask> endedTask(Upid upid) {
        return query(
                        "SELECT upid, ended, status FROM task WHERE upid = ? AND ended IS NOT NULL",
                        NodeDatabase::endedTask,
                        upid.toString())
                .stream()
                .findFirst();
    }

    private static EndedTask endedTask(ResultSet row) throws SQLException {
        return new EndedTask(Upid.parse(row.getString(1)), Instant.ofEpochSecond(row.getLong(2)), row.getString(3));
    }

    /** Highest counter that a task of this node ever had. */
    public synchronized long taskCount() {
        return query("SELECT COALESCE(MAX(rowid), 0) FROM task", row -> row.getLong(1))
                .get(0);
    }

    private String write(Map<String, String> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private Map<String, String> read(String details) throws SQLException {
        try {
            return json.readValue(details, DETAILS);
        } catch (JsonProcessingException e) {
            throw new SQLException("an intent is not readable", e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure("set up", e);
        }
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failure("write to", e);
        }
    }

    private <T> List<T> query(String sql, RowReader<T> reader, Object... values) {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw failure("read from", e);
        }
    }

    private static IllegalStateException failure(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what + " the node's database: " + cause.getMessage(), cause);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure("close", e);
        }
    }

    /** A task that ended. */
    public record EndedTask(Upid upid, Instant end, String status) {}

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
