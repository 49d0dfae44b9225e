namespace CustomerLifecycle;

/// <summary>
/// Lets one call at a time deliver to a customer. Others do not wait, since a handler may itself record something of the same customer:
/// they leave word, and the one that delivers takes another turn.
/// </summary>
internal sealed class DeliveryTurns
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, bool> _isAskedAgain = new(StringComparer.Ordinal);

    /// <summary>Begins to deliver; false where somebody does already, who then takes another turn.</summary>
    public bool TryBegin(string customer)
    {
        lock (_lock)
        {
            if (_isAskedAgain.TryAdd(customer, value: false))
            {
                return true;
            }

            _isAskedAgain[customer] = true;
            return false;
        }
    }

    /// <summary>Ends delivering; false where somebody left word meanwhile, and another turn is due.</summary>
    public bool TryEnd(string customer)
    {
        lock (_lock)
        {
            if (_isAskedAgain[customer])
            {
                _isAskedAgain[customer] = false;
                return false;
            }

            return _isAskedAgain.Remove(customer);
        }
    }

    /// <summary>Ends delivering after an exception; what is left is delivered another time.</summary>
    public void Abandon(string customer)
    {
        lock (_lock)
        {
            _isAskedAgain.Remove(customer);
        }
    }
}
