namespace CustomerLifecycle;

/// <summary>
/// Remembers the value of the newest event: by time, then id, then the greater value, so that order of arrival never matters.
/// </summary>
internal struct NewestValue<TValue>
    where TValue : struct, IComparable<TValue>
{
    private long _ticks;
    private string? _id;
    private TValue _value;

    public readonly TValue? Value => HasValue ? _value : null;

    private bool HasValue { readonly get; set; }

    public void Offer(in CustomerEvent source, TValue value) => Offer(source.Ticks, source.Id, value);

    public void Offer(NewestValue<TValue> other)
    {
        if (other.HasValue)
        {
            Offer(other._ticks, other._id, other._value);
        }
    }

    private void Offer(long ticks, string? id, TValue value)
    {
        if (HasValue && !IsNewer(ticks, id, value))
        {
            return;
        }

        (_ticks, _id, _value, HasValue) = (ticks, id, value, true);
    }

    private readonly bool IsNewer(long ticks, string? id, TValue value)
    {
        int order = ticks.CompareTo(_ticks);
        order = order != 0 ? order : string.CompareOrdinal(id, _id);
        return (order != 0 ? order : value.CompareTo(_value)) > 0;
    }
}
