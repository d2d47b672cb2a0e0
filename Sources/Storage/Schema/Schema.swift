import GRDB

/// The migrations, in order. A migration that has shipped is never changed.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(Migration0001.name) { database in
      try database.execute(sql: Migration0001.record)
      try database.execute(sql: Migration0001.views)
    }
    migrator.registerMigration(Migration0002.name) { database in
      try database.execute(sql: Migration0002.tables)
      try database.fillNodes()
    }
    migrator.registerMigration(Migration0003.name) { try $0.execute(sql: Migration0003.views) }
    migrator.registerMigration(Migration0004.name) { try $0.execute(sql: Migration0004.views) }
    migrator.registerMigration(Migration0005.name) { try $0.execute(sql: Migration0005.tables) }
    migrator.registerMigration(Migration0006.name) { try $0.execute(sql: Migration0006.views) }
    migrator.registerMigration(Migration0007.name) { try $0.execute(sql: Migration0007.tables) }
    migrator.registerMigration(Migration0008.name) { try $0.execute(sql: Migration0008.tables) }
    migrator.registerMigration(Migration0009.name) { try $0.execute(sql: Migration0009.tables) }
    migrator.registerMigration(Migration0010.name) { try $0.execute(sql: Migration0010.views) }
    migrator.registerMigration(Migration0011.name) { try $0.execute(sql: Migration0011.tables) }
    migrator.registerMigration(Migration0012.name) { try $0.execute(sql: Migration0012.tables) }
    migrator.registerMigration(Migration0013.name) { try $0.execute(sql: Migration0013.tables) }
    migrator.registerMigration(Migration0014.name) { try $0.execute(sql: Migration0014.tables) }
    migrator.registerMigration(Migration0015.name) { try $0.execute(sql: Migration0015.tables) }
    migrator.registerMigration(Migration0016.name) { try $0.execute(sql: Migration0016.tables) }
    migrator.registerMigration(Migration0017.name) { try $0.execute(sql: Migration0017.indexes) }
    migrator.registerMigration(Migration0018.name) { try $0.execute(sql: Migration0018.indexes) }
    return migrator
  }

  /// The migrations that a database has, in order.
  static func names(in database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
  }

  /// The tables that are derived from the record, those with foreign keys after those they point to.
  static func viewTables(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name LIKE 'view\\_%' ESCAPE '\\' AND name NOT LIKE 'view\\_case\\_words\\_%' ESCAPE '\\'
        ORDER BY rowid
        """)
  }
}
