package photo

import (
	"bytes"
	"encoding/binary"
)

// turned reports whether an orientation exchanges width and height.
func turned(orientation int) bool { return orientation >= 5 }

// Orientation returns how a JPEG picture is to be turned, 1 to 8 as EXIF numbers it; 1
// is upright, and stands for all that cannot be read. One tag is all that is wanted of
// EXIF, so it is read here rather than by a library.
func Orientation(src []byte) int {
	if len(src) < 4 || src[0] != 0xFF || src[1] != 0xD8 {
		return 1
	}
	for at := 2; at+4 <= len(src) && src[at] == 0xFF; {
		marker, size := src[at+1], int(binary.BigEndian.Uint16(src[at+2:]))
		if marker == 0xFF { // filling
			at++
			continue
		}
		if marker == 0xDA || size < 2 || at+2+size > len(src) { // the picture itself begins
			return 1
		}
		if segment := src[at+4 : at+2+size]; marker == 0xE1 && bytes.HasPrefix(segment, []byte("Exif\x00\x00")) {
			return orientationOf(segment[6:])
		}
		at += 2 + size
	}
	return 1
}

// orientationOf reads the tag 0x0112 from the first directory of a TIFF header.
func orientationOf(tiff []byte) int {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(tiff, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(tiff, []byte("MM\x00*")):
		order = binary.BigEndian
	default:
		return 1
	}
	if len(tiff) < 8 {
		return 1
	}
	from := int64(order.Uint32(tiff[4:]))
	if from+2 > int64(len(tiff)) {
		return 1
	}
	entries := tiff[from+2:]
	for n := int(order.Uint16(tiff[from:])); n > 0 && len(entries) >= 12; n-- {
		entry := entries[:12]
		if order.Uint16(entry) == 0x0112 && order.Uint16(entry[2:]) == 3 { // a SHORT
			if v := int(order.Uint16(entry[8:])); v >= 1 && v <= 8 {
				return v
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}
