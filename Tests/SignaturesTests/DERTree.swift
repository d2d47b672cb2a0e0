/// DER as a tree, to be damaged where a parser looks: at tags, lengths, order and number of elements. A parser of its own,
/// stricter than a reader has to be.
indirect enum DERTree: Hashable {
  /// A primitive element.
  case leaf(UInt8, [UInt8])
  /// A constructed element.
  case node(UInt8, [DERTree])
  /// A primitive element that holds DER: an OCTET STRING, or a BIT STRING without unused bits.
  case wrapped(UInt8, [DERTree])

  /// All elements of the bytes; nil when they are not DER in shortest form.
  static func parse(_ bytes: ArraySlice<UInt8>, depth: Int = 0) -> [DERTree]? {
    guard depth < 40 else { return nil }
    var rest = bytes
    var trees: [DERTree] = []
    while let tag = rest.popFirst() {
      guard tag & 0x1F != 0x1F, let length = length(&rest), length <= rest.count else { return nil }
      let content = rest.prefix(length)
      rest = rest.dropFirst(length)
      if tag & 0x20 != 0 {
        guard let inner = parse(content, depth: depth + 1) else { return nil }
        trees.append(.node(tag, inner))
      } else if tag == 0x04, !content.isEmpty, let inner = parse(content, depth: depth + 1) {
        trees.append(.wrapped(tag, inner))
      } else if tag == 0x03, content.first == 0, content.count > 1,
        let inner = parse(content.dropFirst(), depth: depth + 1)
      {
        trees.append(.wrapped(tag, inner))
      } else {
        trees.append(.leaf(tag, Array(content)))
      }
    }
    return trees
  }

  private static func length(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let first = rest.popFirst() else { return nil }
    if first < 0x80 { return Int(first) }
    let count = Int(first & 0x7F)
    guard (1...4).contains(count), rest.count >= count, rest.first != 0 else { return nil }
    let length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(count)
    return length < 0x80 ? nil : length
  }

  /// The element as it is written.
  var bytes: [UInt8] {
    switch self {
    case .leaf(let tag, let content): [tag] + Self.length(content.count) + content
    case .node(let tag, let inner):
      { [tag] + Self.length($0.count) + $0 }(inner.flatMap(\.bytes))
    case .wrapped(let tag, let inner):
      { [tag] + Self.length($0.count) + $0 }((tag == 0x03 ? [0] : []) + inner.flatMap(\.bytes))
    }
  }

  static func length(_ count: Int) -> [UInt8] {
    if count < 0x80 { return [UInt8(count)] }
    var octets: [UInt8] = []
    var left = count
    while left > 0 {
      octets.insert(UInt8(left & 0xFF), at: 0)
      left >>= 8
    }
    return [0x80 | UInt8(octets.count)] + octets
  }

  /// How many elements the tree has.
  var count: Int { 1 + children.reduce(0) { $0 + $1.count } }

  var children: [DERTree] {
    switch self {
    case .leaf: []
    case .node(_, let inner), .wrapped(_, let inner): inner
    }
  }

  /// The tree with one element, counted from the root on, changed by a closure; several elements take its place.
  func changing(_ place: Int, _ change: (DERTree) -> [DERTree]) -> [DERTree] {
    if place == 0 { return change(self) }
    var left = place - 1
    var inner: [DERTree] = []
    for child in children {
      inner += left >= 0 && left < child.count ? child.changing(left, change) : [child]
      left -= child.count
    }
    switch self {
    case .leaf: return [self]
    case .node(let tag, _): return [.node(tag, inner)]
    case .wrapped(let tag, _): return [.wrapped(tag, inner)]
    }
  }

  /// The element at a place, counted from the root on.
  func element(_ place: Int) -> DERTree {
    if place == 0 { return self }
    var left = place - 1
    for child in children {
      if left < child.count { return child.element(left) }
      left -= child.count
    }
    return self
  }
}
