namespace CustomerLifecycle;

/// <summary>The place of a fact inside <see cref="CustomerFacts"/>: conditions on such facts are computed many at once.</summary>
/// <param name="Store">Where; the default is nowhere.</param>
/// <param name="Index">Which element.</param>
/// <param name="Bias">What was added to the value so that 0 means "missing"; 0: never missing.</param>
internal readonly record struct FactLocation(FactStorage Store, int Index, int Bias);
