package deck

// Walk calls visit for the block and all blocks within it, each before its
// children; where visit returns false, its children are left out.
func (b *Block) Walk(visit func(*Block) bool) {
	if !visit(b) {
		return
	}
	for i := range b.Children {
		b.Children[i].Walk(visit)
	}
}

// Walk calls visit for every block of the slide, as Block.Walk does.
func (s *Slide) Walk(visit func(*Block) bool) {
	for i := range s.Blocks {
		s.Blocks[i].Walk(visit)
	}
}
