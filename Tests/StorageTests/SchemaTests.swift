import Crypto
import Foundation
import GRDB
import Proceedings
import Storage
import TestKit
import Testing

@Suite("The schema") struct SchemaTests {
  @Test("is what its frozen migrations say")
  func frozen() {
    // A migration that has shipped is never changed; a new one is added after it, with its own line here.
    #expect(
      Store.migrationDigests == [
        "0001-record-and-views": "095cb0ccacecb2d8a463cbf920c1ee82696ace70226202b85db2281f30d8b0f6",
        "0002-envelopes-and-nodes": "78f6522ec1fe0d37f9ccac689927fd90b46626176712049f3c2cec9286798cb5",
        "0003-ballots-of-options": "e8cd39edfeea6438e4df577eecadf02bd8e7bb38a162272eb088915a067d5af6",
        "0004-inventory-drafts": "3d10ebd64e82ee082a1daa1ea07c379882cc3257384dbdc4e4451b0816d4262c",
        "0005-published-leads": "16f64d59b67d687100b87832e946818e00a66fbe9078ac035502f71adaa4d203",
        "0006-duties": "8032820100205828115f2cdc2dcaa6f1b75d6184ee681e89ba28b2e9088c2537",
        "0007-ballot-conduct": "203fa05782b747fc2fe3a5c589b5568e5e59cac912377ee3ba1dfad23a13c4f5",
        "0008-witnesses": "c260e07a4d6d3b10513f4e382c72191b79b503fac57398aa31d17ffcd38ca138",
        "0009-petitions-and-reports": "025b5c2635b7b00ddc5e13eab8cbac37b1afa24fb02f145eef75a48628ffbd31",
        "0010-emergency-powers": "8880ad1134e07cf45e636fac818ed2740c9f0018deb5fed23cdcde291e178766",
        "0011-erasure": "682bfe7e2f83609bd3b6e618200aa655a6ed827a27ce9f135e590df246cf4ff2",
        "0012-rolls": "529488b41da640cdad231f9ed57db7238d0a800f196bd216cfbae04106511a4c",
        "0013-secret-ballots": "d1fcb4b22e0259a2b324dbb19ef07e4f2ecf98dc9acc61cdab37191ae351501a",
        "0014-signatures": "abf1c5426077824ee884e961e51a86680277344efa0296bbeb2b1148ad9f92cd",
        "0015-timestamps": "edae3782682454b904f3dfaf5bba6f686b5c530828bd012dc2b1f5b6bb5cd7c4",
        "0016-declined-signatures": "c99a79cae4cd5751f5c554c5a7ea8e43fca88adecd2d0148a1da2b356d82acd3",
        "0017-indexes-of-kinds": "7c235fec7ee631b8cb5ed64f21d542bdacca7d120c485f922830bdb6f481f2cd",
        "0018-envelopes-by-commitment": "c2a5e56d81a045d99c363b0d30ec7e391625df57605b850fd2f3252830cad08e",
      ])
  }

  @Test("has only STRICT tables")
  func strict() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    let loose = try await RawWriterTests.database(of: neighbourhood).read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0
            AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
          """)
    }
    #expect(loose == [])
  }

  @Test("refuses a database that a newer program has migrated")
  func fromTheFuture() async throws {
    let neighbourhood = try await Neighbourhood.founded()
    try await RawWriterTests.database(of: neighbourhood).write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999-from-the-future')")
    }
    #expect(throws: StoreFault.self) { try Store(directory: neighbourhood.directory.path) }
  }
}
