import Inventory
import Proceedings
import Storage
import TestKit
import Vocabulary

@testable import Web

/// The town under a list with something planted in it.
struct PlantedTown {
  let town: Town
  let house: HouseFaces

  /// The told town, read as if the version in force had these entries.
  init(_ plant: (inout InventoryTables) throws -> Void) async throws {
    town = try await Town.told()
    let (room, now) = (town.neighbourhood.room, town.neighbourhood.now)
    guard let institution = try await room.institution(), let inventory = try await room.inventory(at: now) else {
      throw Unknown("version", "")
    }
    var tables = inventory.tables
    try plant(&tables)
    house = HouseFaces(room: room, renderer: town.house.renderer, faceVersion: "test")
    house.grounds.keep(
      GroundShelf.Ground(
        epoch: room.mark(of: "").epoch, date: institution.clock.date(of: now), institution: institution,
        inventory: CompiledInventory(tables)))
  }

  /// A page as HTML.
  func page(
    _ draw: (HouseFaces) -> (Visit) async throws -> Face, _ query: [(String, String)] = [],
    as reader: String? = nil, in language: Language = .zh
  ) async throws -> String {
    town.text(try await draw(house)(try await town.visit(reader, "/inventory", query: query, in: language)))
  }
}

extension InventoryTables {
  /// Changes the entry of a code.
  mutating func change(_ code: EntryCode, _ change: (inout InventoryEntry) -> Void) {
    for index in entries.indices where entries[index].code == code { change(&entries[index]) }
  }

  /// Adds a copy of an entry under another code.
  mutating func copy(_ code: EntryCode, as other: EntryCode, _ change: (inout InventoryEntry) -> Void) {
    guard var entry = entries.first(where: { $0.code == code }) else { return }
    entry.code = other
    change(&entry)
    entries.append(entry)
  }
}
