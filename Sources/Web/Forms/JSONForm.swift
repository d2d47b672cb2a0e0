import FoundationEssentials
import Proceedings

/// A value of JSON, as a client sends it.
enum JSONValue: Decodable, Sendable, Equatable {
  case text(String)
  case number(Int64)
  case fraction(Double)
  case flag(Bool)
  case list([JSONValue])
  case object([String: JSONValue])
  case nothing

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if value.decodeNil() {
      self = .nothing
    } else if let number = try? value.decode(Int64.self) {
      self = .number(number)
    } else if let list = try? value.decode([JSONValue].self) {
      self = .list(list)
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if let fraction = try? value.decode(Double.self) {
      self = .fraction(fraction)
    } else {
      self = .object(try value.decode([String: JSONValue].self))
    }
  }
}

/// A JSON object read as the form of a command.
enum JSONForm {
  /// Reads an object whose members are the fields.
  ///
  /// - Throws: `FormFault.unreadable` for what is no JSON object; `Malformed` with every member that the command does
  ///   not know and every value of a shape that no field has.
  static func read(_ bytes: [UInt8], as fields: [Field]) throws -> Form {
    let members: [String: JSONValue]
    do {
      members = try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
    } catch {
      throw FormFault.unreadable
    }
    var faults: [FieldFault] = []
    let form = form(members, as: fields, prefix: "", faults: &faults)
    guard faults.isEmpty else { throw Malformed(faults) }
    return form
  }

  private static func form(
    _ members: [String: JSONValue], as fields: [Field], prefix: String, faults: inout [FieldFault]
  ) -> Form {
    var form = Form()
    for (name, value) in members.sorted(by: { $0.key < $1.key }) {
      guard let field = fields.first(where: { $0.name == name }) else {
        faults.append(FieldFault(field: prefix + name, code: .unknown))
        continue
      }
      switch (value, field.content) {
      case (.nothing, _): continue
      case (.list(let rows), .rows(let columns)):
        form.rows[name] = rows.enumerated().map { index, row in
          let place = "\(prefix)\(name).\(index + 1)"
          guard case .object(let cells) = row else {
            faults.append(FieldFault(field: place, code: .unreadable))
            return Form()
          }
          return self.form(cells, as: columns, prefix: place + ".", faults: &faults)
        }
      case (.list(let items), .codes):
        form.values[name] = items.compactMap { item in
          guard case .text(let text) = item else {
            faults.append(FieldFault(field: prefix + name, code: .unreadable))
            return nil
          }
          return text
        }
      case (_, .rows): faults.append(FieldFault(field: prefix + name, code: .unreadable))
      case (.text(let text), _): form.values[name] = [text]
      case (.number(let number), .number), (.number(let number), .code): form.values[name] = [String(number)]
      case (.fraction(let fraction), .number): form.values[name] = ["\(fraction)"]
      default: faults.append(FieldFault(field: prefix + name, code: .unreadable))
      }
    }
    return form
  }
}
