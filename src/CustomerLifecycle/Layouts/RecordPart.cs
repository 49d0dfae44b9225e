namespace CustomerLifecycle.Layouts;

/// <summary>What a row tells of an event.</summary>
public enum RecordPart
{
    /// <summary>The event; of an order or return one line, whose amounts are added to those of the others of its number.</summary>
    Event = 0,

    /// <summary>The whole order or return, which other rows may repeat.</summary>
    Whole = 1,

    /// <summary>A further line of an order, whose amount stands on another row; its items count.</summary>
    Further = 2,

    /// <summary>One product of an order, beside the order itself.</summary>
    Product = 3,

    /// <summary>An event of which a customer has one: the earliest is kept.</summary>
    Once = 4,

    /// <summary>What a row of an order says was given back of it: a return that belongs to that version of the order.</summary>
    Refund = 5,
}
