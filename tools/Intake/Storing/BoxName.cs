namespace EdgeNode.Intake;

/// <summary>Who a box is: what stands in its topics, which the broker has held against its certificate.</summary>
/// <param name="Tenant">Tenant, 1 to 16 of <c>a-z0-9-</c>.</param>
/// <param name="Node">Node id, 1 to 16 of <c>a-z0-9-</c>; unique within its tenant only.</param>
public readonly record struct BoxName(string Tenant, string Node);
