import Foundation
import Vocabulary

/// The description that lies in an archive: `datapackage.json` for machines, `README.md` for people.
struct DataPackage {
  let dictionary: DataDictionary
  let summary: PublicArchive.Summary
  let madeAt: Instant

  func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(description).write(to: URL(filePath: folder + "/datapackage.json"))
    try Data(readme.utf8).write(to: URL(filePath: folder + "/README.md"))
  }

  private struct Description: Encodable {
    struct Resource: Encodable {
      struct Schema: Encodable {
        struct Field: Encodable { let name, type, title, description: String }
        let fields: [Field]
        let missingValues: [String]
      }
      let name, path, profile, title, description, encoding: String
      let schema: Schema?
    }
    struct Withheld: Encodable { let table: String, column: String?, reason, reasonZh: String }
    let profile, name, title, created: String
    let events: Int64
    let root: String
    let resources: [Resource]
    let withheld: [Withheld]
  }

  private var description: Description {
    let exported = dictionary.tables.filter { !$0.isWithheld }
    let events = Description.Resource(
      name: "events", path: "record/events.jsonl", profile: "data-resource", title: "公共记录：每行一个事件的规范字节",
      description: "The public record: the canonical bytes of one event a line (RFC 8785)", encoding: "utf-8",
      schema: nil)
    return Description(
      profile: "data-package", name: "gongzhi-public-record", title: "共治公共记录 · Public record",
      created: Date(timeIntervalSince1970: Double(madeAt.milliseconds) / 1000).ISO8601Format(), events: summary.events,
      root: summary.root, resources: [events] + exported.map(resource), withheld: withheld)
  }

  private func resource(_ table: DataDictionary.Table) -> Description.Resource {
    Description.Resource(
      name: table.name.replacing("_", with: "-"), path: "tables/\(table.name).csv", profile: "tabular-data-resource",
      title: table.words.zh, description: table.words.en, encoding: "utf-8",
      schema: Description.Resource.Schema(
        fields: table.columns.filter { !$0.isWithheld }.map {
          Description.Resource.Schema.Field(name: $0.name, type: "any", title: $0.words.zh, description: $0.words.en)
        }, missingValues: [""]))
  }

  private var withheld: [Description.Withheld] {
    dictionary.tables.flatMap { table in
      (table.isWithheld
        ? [Description.Withheld(table: table.name, column: nil, reason: table.words.en, reasonZh: table.words.zh)] : [])
        + table.columns.filter(\.isWithheld).map {
          Description.Withheld(table: table.name, column: $0.name, reason: $0.words.en, reasonZh: $0.words.zh)
        }
    }
  }

  private var readme: String {
    """
    # 共治公共记录 · The public record

    \(summary.events) 个事件，根值 \(summary.root)。
    \(summary.events) events, root \(summary.root).

    - `record/events.jsonl`：事件的规范字节，每行一个；叶哈希是 SHA-256(0x00 ‖ 该行字节)。The canonical bytes of the events, one a
      line; a leaf hash is SHA-256(0x00 ‖ the bytes of the line), the tree is that of RFC 9162.
    - `record/roots`：见 `tables/root.csv`。`record/checkpoint`：签名的检查点（C2SP signed note），`record/key`：公钥，有密钥时才有。The roots
      are `tables/root.csv`; the signed checkpoint and the public key are here where the key was at hand.
    - `inventory/`：各版权责清单，文件名是其字节的 SHA-256。Every published version of the inventory, named by its SHA-256.
    - `tables/`：由事件推出的公开数据表；含义见 `datapackage.json`，未公开的列也在其中写明理由。The public tables that follow from
      the events; `datapackage.json` says what each column means, and which are withheld and why.

    核对（离线）· To check, offline:

        gongzhi verify FILE.zip

    """
  }
}
