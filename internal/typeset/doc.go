// Package typeset sets text in columns: how wide it is, and where its lines
// end. It knows no styles: a line is a range of bytes, over which the caller
// lays them. Chinese comes first: UAX #14 says where a line may end, and
// kinsoku (W3C clreq, JIS X 4051) where it must not.
package typeset
